// A thread does not inherit the loader that strips the types.
import { register } from "tsx/esm/api";

register();
await import("./shard.ts");
