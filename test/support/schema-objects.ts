import { isMap } from "../../tenants/contract/document/path.ts";

/** Every object of a JSON Schema that has properties, and where it stands. */
export function schemaObjects(node: unknown, path = ""): { path: string; node: Record<string, unknown> }[] {
  if (Array.isArray(node)) return node.flatMap((item) => schemaObjects(item, path));
  if (!isMap(node)) return [];
  const inner = Object.entries(node).flatMap(([key, value]) => schemaObjects(value, `${path}/${key}`));
  return isMap(node.properties) && node.type === "object" ? [{ path, node }, ...inner] : inner;
}

/** Paths of fields without a text for whoever fills them in. */
export const undescribed = (schema: unknown): string[] =>
  schemaObjects(schema).flatMap(({ path, node }) =>
    Object.entries(isMap(node.properties) ? node.properties : {})
      .filter(([, field]) => !isMap(field) || typeof field.description !== "string")
      .map(([name]) => `${path}.${name}`),
  );
