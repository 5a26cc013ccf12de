import { refuses } from "../refused.ts";

refuses("the form of access", {
  minimal: [
    [
      "access: {owners: []}",
      "10 access.owners: is an unknown key. Use one of admins, developers, viewers, breakGlass.",
    ],
    ['access: {admins: ["*"]}', '19 access.admins[0]: "*" has a wildcard. Name each role by itself.'],
    [
      'access: {admins: "arn:aws:iam::111122223333:role/x"}',
      '18 access.admins: must be a list, but is the text "arn:aws:iam::111122223333:role/x". Put it in brackets: [a, b].',
    ],
  ],
});
