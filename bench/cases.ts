import { makePlan, readInputs } from "../plan/make.ts";

export interface Measurement {
  /** Of the whole process, start included. */
  readonly seconds: number;
  /** The most memory resident at once. */
  readonly megabytes: number;
  readonly counted: string;
}

/** What is measured, on a directory of tenants; each returns what it counted. */
export const cases: Readonly<Record<string, (directory: string) => Promise<string>>> = {
  load: async (tenants) => `${readInputs({ stack: "dev", tenants }).tenants.length} tenants`,
  plan: async (tenants) => {
    const { resources } = await makePlan(readInputs({ stack: "dev", tenants }));
    return `${resources.length} resources`;
  },
  "plan of one": async (directory) => {
    const inputs = readInputs({ stack: "dev", tenants: directory });
    const { resources } = await makePlan({ ...inputs, tenants: inputs.tenants.slice(1, 2) });
    return `${resources.filter(({ tenant }) => tenant !== null).length} resources of a dedicated tenant`;
  },
};
