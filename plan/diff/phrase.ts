/** Words of ours, and in `code` those of others, which a renderer must make harmless. */
export type Phrase = readonly (string | { readonly code: string })[];

export const code = (text: string) => ({ code: text });
