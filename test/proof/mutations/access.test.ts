import { judgeMutations } from "../support/judge.ts";
import { escalationMutations } from "./access/escalations.ts";
import { identityMutations } from "./access/identities.ts";
import { peopleMutations } from "./access/people.ts";
import { protectionMutations } from "./access/protections.ts";
import { workspaceMutations } from "./access/workspaces.ts";

judgeMutations({
  namespaces: workspaceMutations,
  "what is protected from tenants": protectionMutations,
  "tenants' people": peopleMutations,
  "rights that lead to more": escalationMutations,
  "other identities": identityMutations,
});
