import { created } from "./one-stack.ts";
import { refuses } from "./refused.ts";

const rows: [adopt: string, problem: string][] = [
  [
    "{acmé: {}}",
    "2:23 adopt.acmé: \"acmé\" is not a tenant's name. Write the name of a tenant's file, without .yaml.",
  ],
  ["{acme: {rol: app}}", "2:30 adopt.acme.rol: is an unknown key. Did you mean role?"],
  [
    "{acme: {role: 'arn:aws:iam::123456789012:role/app'}}",
    '2:36 adopt.acme.role: "arn:aws:iam::123456789012:role/app" is not an IAM role\'s name. Write the name alone, without path or ARN.',
  ],
  [
    "{acme: {nodeGroup: acme-2020}}",
    "2:41 adopt.acme.nodeGroup: stands without launchTemplate, and a group on another template is another group. Name the launch template that the group is on; without one it cannot be kept.",
  ],
  [
    "{acme: {role: app}, globex: {role: App}}",
    "2:57 adopt.globex.role: App already becomes acme's. Give it to one of the two.",
  ],
  [
    "{acme: {role: Admins}}",
    "2:36 adopt.acme.role: Admins runs the platform: its policies would be taken away. Name the role of the tenant's workloads.",
  ],
];

refuses(
  "what is adopted",
  created,
  rows.map(([adopt, problem]) => ["config:\n", `config:\n  eks-tenancy:adopt: ${adopt}\n`, problem]),
);
