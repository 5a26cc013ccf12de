import * as z from "zod";
import { principalFault } from "../principal.ts";
import { closed, rule, says, uniqueList } from "../words.ts";
import { tagValue } from "./tags.ts";

export const ownerSchema = closed({
  team: tagValue().meta({ description: "Team that answers for the tenant; a cost tag." }),
  email: tagValue()
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/, {
      error: ({ input }) =>
        says(`${JSON.stringify(input)} is not an email address`, "Write it as team@acme.example"),
    })
    .meta({ description: "Address that reaches the team." }),
  costCenter: tagValue().optional().meta({ description: "Account that pays, in quotes; a cost tag." }),
});

export const principal = z
  .string()
  .superRefine(rule(principalFault))
  .meta({ examples: ["arn:aws:iam::111122223333:role/acme-admins"] });

export const accessSchema = closed({
  admins: uniqueList(principal, 100).meta({
    description:
      "ARNs of IAM roles or users: developers' rights, and Roles, RoleBindings and ServiceAccounts.",
  }),
  developers: uniqueList(principal, 100).meta({
    description: "ARNs of IAM roles or users: viewers' rights, and workloads, Services, Secrets, exec.",
  }),
  viewers: uniqueList(principal, 100).meta({
    description: "ARNs of IAM roles or users: read everything of the tenant but Secrets.",
  }),
});
