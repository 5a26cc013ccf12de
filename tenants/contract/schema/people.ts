import * as z from "zod";
import { closed, rule, says, uniqueList } from "../document/words.ts";
import { endOf } from "../values/moment.ts";
import { principalFault } from "../values/principal.ts";
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

const breakGlass = closed({
  principal: principal.meta({ description: "ARN of an IAM role or user who comes in as an admin." }),
  until: z
    .string()
    .superRefine(
      rule((text) =>
        endOf(text) === null
          ? {
              what: `${JSON.stringify(text)} is no date or time with a zone`,
              remedy: "Write it as 2026-11-30, which counts to its end in UTC, or as 2026-11-30T18:00:00Z",
            }
          : null,
      ),
    )
    .meta({
      description: "When it ends: a date, to its end in UTC, or a time with its zone; at most 30 days ahead.",
      examples: ["2026-11-30", "2026-11-30T18:00:00Z"],
    }),
  reason: tagValue().meta({ description: "Why; a ticket, an incident." }),
});

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
  breakGlass: z.array(breakGlass).max(20).meta({
    description: "Emergency access as an admin with an end; what is past is left out, with a notice.",
  }),
});
