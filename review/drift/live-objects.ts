import * as z from "zod";
import { parseJson } from "../../plan/preview/document.ts";
import { DocumentFault, readOutput } from "../document.ts";

/** Who wrote which fields of an object last, as the API server keeps it. */
const managedFields = z.looseObject({
  manager: z.string().default(""),
  subresource: z.string().optional(),
  fieldsV1: z.record(z.string(), z.json()).default({}),
});

const liveObject = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    managedFields: z.array(managedFields).min(1),
  }),
});

const list = z.looseObject({ kind: z.literal("List"), items: z.array(liveObject) });

export type LiveObject = z.infer<typeof liveObject>;

const command = "kubectl get --output json --show-managed-fields";

/** What kubectl wrote of the objects of a plan into a file. @throws DocumentFault */
export function readLiveObjects(file: string): readonly LiveObject[] {
  const parsed = list.safeParse(parseJson(readOutput(file, command)));
  if (parsed.success) return parsed.data.items;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` (at ${issue.path.join(".")})`;
  throw new DocumentFault(`${file} is not what ${command} writes${place}. Run it again.`);
}
