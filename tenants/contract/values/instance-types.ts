import { readFileSync } from "node:fs";

/** What one EC2 instance type gives to pods, as a node of Amazon Linux 2023. */
export interface InstanceType {
  readonly name: string;
  readonly architecture: "amd64" | "arm64";
  /** Thousandths of a core that pods can request. */
  readonly cpuMillis: number;
  /** MiB that pods can request. */
  readonly memoryMiB: number;
  /** Pods per node with the VPC CNI, DaemonSets' included. */
  readonly pods: number;
  readonly gpus: number;
  /** `t4`, `h100`; empty without a GPU. */
  readonly gpuName: string;
}

/** Every instance type that can be an EKS node, by name; source and date stand at the top of the table. */
export function instanceTypes(): ReadonlyMap<string, InstanceType> {
  table ??= readTable();
  return table;
}

let table: ReadonlyMap<string, InstanceType> | undefined;

function readTable(): ReadonlyMap<string, InstanceType> {
  const lines = readFileSync(new URL("./instance-types.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const [header = "", ...rows] = lines.filter((line) => !line.startsWith("#"));
  const columns = header.split(",");
  return new Map(
    rows.map((row) => {
      const cells = row.split(",");
      const cell = (column: string) => cells[columns.indexOf(column)] ?? "";
      const name = cell("instance_type");
      return [
        name,
        {
          name,
          architecture: cell("arch") === "arm64" ? "arm64" : "amd64",
          cpuMillis: Number(cell("allocatable_cpu_m")),
          memoryMiB: Number(cell("allocatable_memory_mib")),
          pods: Number(cell("max_pods")),
          gpus: Number(cell("gpus")),
          gpuName: cell("gpu_name"),
        },
      ];
    }),
  );
}
