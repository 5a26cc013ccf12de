/** The comment's first line, by which it is found again; nobody sees it. */
export const marker = "<!-- eks-tenancy -->";

/** Most characters that GitHub takes for a comment or an issue. */
export const longestBody = 65_536;
