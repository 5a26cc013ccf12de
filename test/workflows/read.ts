import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod";

const stepSchema = z.object({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});

const permissionsSchema = z.record(z.string(), z.string());

const jobSchema = z.object({
  name: z.string().optional(),
  uses: z.string().optional(),
  if: z.string().optional(),
  environment: z
    .union([z.string(), z.object({ name: z.string(), deployment: z.boolean().optional() })])
    .optional(),
  permissions: permissionsSchema,
  concurrency: z.object({ group: z.string(), "cancel-in-progress": z.unknown() }).optional(),
  "timeout-minutes": z.number().optional(),
  strategy: z.object({ matrix: z.record(z.string(), z.array(z.unknown())) }).optional(),
  steps: z.array(stepSchema).default([]),
});

const workflowSchema = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: permissionsSchema,
  concurrency: z.object({ group: z.string(), "cancel-in-progress": z.unknown() }).optional(),
  jobs: z.record(z.string(), jobSchema),
});

type Job = z.output<typeof jobSchema>;
type Workflow = z.output<typeof workflowSchema> & { readonly file: string; readonly text: string };

const directory = ".github/workflows";

/** Every workflow, by its file's name. */
export const workflows: Readonly<Record<string, Workflow>> = Object.fromEntries(
  readdirSync(directory).map((file) => {
    const text = readFileSync(`${directory}/${file}`, "utf8");
    return [file, { ...workflowSchema.parse(parse(text)), file, text }];
  }),
);

/** Every job, called like `deploy.yml dev`. */
export const jobs: readonly (readonly [where: string, job: Job, workflow: Workflow])[] = Object.values(
  workflows,
).flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([name, job]) => [`${workflow.file} ${name}`, job, workflow] as const),
);
