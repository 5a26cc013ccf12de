import assert from "node:assert/strict";
import fc from "fast-check";
import { cyclonus, type Peer, verdicts } from "../oracles/cyclonus/program.ts";
import { type Flow, manifests, namespaceLabels, ours, type Place, portNames, world } from "./worlds.ts";

describe("network policies, judged by cyclonus too", function () {
  this.timeout(900_000);

  it("let the same connections through", function () {
    const program = cyclonus();
    if (program === undefined) this.skip();
    let open = 0;
    for (const one of fc.sample(world, { seed: 20261123, numRuns: 40 })) {
      const theirs = verdicts(program, manifests(one).map(defaulted), one.flows.map(traffic));
      const mine = ours(one);
      assert.equal(theirs.length, mine.length);
      for (const [index, flow] of one.flows.entries()) {
        const what = () => JSON.stringify({ flow, policies: manifests(one) }, null, 1);
        if (theirs[index] !== mine[index]) assert.fail(`cyclonus says ${theirs[index]} of ${what()}`);
      }
      open += mine.filter(Boolean).length;
    }
    // Neither everything nor nothing: the question was worth asking.
    assert.ok(open > 200 && open < 1400, `${open} of 1600 are open`);
  });
});

/** As the API server stores it: cyclonus leaves this default to it. */
const defaulted = (manifest: ReturnType<typeof manifests>[number]) => ({
  ...manifest,
  spec: {
    policyTypes: ["Ingress", ...((manifest.spec.egress ?? []).length > 0 ? ["Egress"] : [])],
    ...manifest.spec,
  },
});

const traffic = ({ from, to, protocol, port }: Flow) => ({
  Source: peer(from),
  Destination: peer(to),
  Protocol: protocol,
  ResolvedPort: port,
  ResolvedPortName: to.namespace === null ? "" : (portNames[port] ?? ""),
});

const peer = ({ namespace, labels, ip }: Place): Peer => ({
  IP: ip,
  ...(namespace !== null && {
    Internal: { Namespace: namespace, NamespaceLabels: namespaceLabels[namespace] ?? {}, PodLabels: labels },
  }),
});
