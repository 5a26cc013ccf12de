import assert from "node:assert/strict";
import { dedicated, dev, minimal, problems, prod } from "./directory.ts";

describe("a tenant file is refused", () => {
  it("never for being minimal", () => {
    assert.deepEqual(problems({ "acme.yaml": minimal }), []);
    assert.deepEqual(problems({ "acme.yaml": dedicated }), []);
  });

  it("at the environment's line where the environment says it", () => {
    const text = minimal.replace("dev: {}", "dev: {quota: {cpu: 80}}");
    const [problem = ""] = problems({ "acme.yaml": text });
    assert.match(problem, /^acme\.yaml:3:36 environments\.dev\.quota\.cpu: 80 is above/);
    assert.deepEqual(problems({ "acme.yaml": text }, prod), []);
  });

  it("for what the stack lacks, and not where it has it", () => {
    const text = `${minimal}network: {allowFrom: [{loadBalancer: true, ports: [1]}], allowTo: [{kubernetesApi: true}]}\n`;
    assert.deepEqual(problems({ "acme.yaml": text }), []);
    const network = { ...dev.network, loadBalancers: [], kubernetesApi: [], s3Endpoints: [] };
    assert.deepEqual(problems({ "acme.yaml": text }, { ...dev, network, pool: null }), [
      "acme.yaml:1:7 isolation: pooled needs nodes to share, and dev has no pool. Use isolation: dedicated, or set pool in stacks/Pulumi.dev.yaml.",
      "acme.yaml:1:7 storage.s3: dev has no way to S3. Set network.s3Endpoints in stacks/Pulumi.dev.yaml, or storage.s3: none.",
      "acme.yaml:4:38 network.allowFrom[0].loadBalancer: dev names no subnets of load balancers. Remove the entry, or set network.loadBalancers in stacks/Pulumi.dev.yaml.",
      "acme.yaml:4:84 network.allowTo[0].kubernetesApi: dev names no subnets of the API server. Remove the entry, or set network.kubernetesApi in stacks/Pulumi.dev.yaml.",
    ]);
  });

  it("with every problem of every file in one run", () => {
    const found = problems({
      "acme.yaml": `${minimal}quotas: {}\nstate: gone\n`,
      "globex.yaml": "tier: [",
      "initech.yaml": `${minimal}quota: {cpu: 80}\n`,
    });
    assert.deepEqual(
      found.map((line) => line.split(" ")[0]),
      ["acme.yaml:4:1", "acme.yaml:5:8", "globex.yaml:1:8", "initech.yaml:4:14"],
    );
  });

  it("with what is wrong beside an unknown key in the same run", () => {
    const found = problems({ "acme.yaml": `${minimal}quotas: {}\nquota: {cpu: 80}\n` });
    assert.deepEqual(
      found.map((line) => line.split(" ")[0]),
      ["acme.yaml:4:1", "acme.yaml:5:14"],
    );
  });

  it("with what is wrong beside a field that is not understood, and nothing that only follows from it", () => {
    const text = dedicated
      .replace("team: payments", "team: 5")
      .replace("dev: {}", "dev: {nodes: {max: none}, network: 1}");
    const found = problems({
      "acme.yaml": `${text}nodes: {min: 9}\nnetwork: {allowTo: [{tenant: globex, ports: [1]}]}\noffboarding: {destroys: []}\n`,
      "globex.yaml": `${minimal}network: {allowFrom: [{tenant: acme, ports: [1]}]}\n`,
    });
    assert.deepEqual(
      found.map((line) => line.split(" ").slice(0, 2).join(" ")),
      [
        "acme.yaml:2:16 owner.team:",
        "acme.yaml:3:36 environments.dev.nodes.max:",
        "acme.yaml:3:52 environments.dev.network:",
        "acme.yaml:6:14 offboarding:",
      ],
    );
  });
});
