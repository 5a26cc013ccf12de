/** A stack's configuration as `pulumi.runtime.allConfig()` gives it: objects and lists as JSON text, all else as text. */
export const asEngineGives = (config: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
