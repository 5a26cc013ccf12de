import assert from "node:assert/strict";
import { dedicated, dev, minimal, problems, prod } from "./directory.ts";

/** Lines added to a valid file, and the words that refuse them; the place in front is `acme.yaml:4:`. */
const added: [lines: string, problem: string][] = [
  ["quotas: {cpu: 1}", "1 quotas: is an unknown key. Did you mean quota."],
  ["quota: {cpus: 1}", "9 quota.cpus: is an unknown key. Did you mean cpu."],
  ["quota: {cpu: -1}", "14 quota.cpu: -1 is not an amount of CPU. Write cores, as 8, 0.5 or 500m."],
  ["quota: {cpu: 0}", "14 quota.cpu: is zero. Write cores, as 8, 0.5 or 500m."],
  ["quota: {cpu: 1e2m}", '14 quota.cpu: "1e2m" is not an amount of CPU. Write cores, as 8, 0.5 or 500m.'],
  [
    "quota: {cpu: [1]}",
    "14 quota.cpu: must be a number or text with a unit. Write cores, as 8, 0.5 or 500m.",
  ],
  [
    "quota: {memory: 100m}",
    '17 quota.memory: "100m" is not an amount of bytes. Write bytes with a unit, as 32Gi or 512Mi.',
  ],
  [
    "quota: {memory: 0.1Gi}",
    "17 quota.memory: 0.1Gi is finer than one byte. Write bytes with a unit, as 32Gi or 512Mi.",
  ],
  [
    "quota: {pods: 1.5}",
    "15 quota.pods: must be a whole number, but is the number 1.5. Write a whole number.",
  ],
  ['quota: {pods: "5"}', '15 quota.pods: must be a number, but is the text "5". Remove the quotes.'],
  ["quota: {pods: 0}", "15 quota.pods: must be at least 1, but is the number 0. Use at least 1."],
  ["quota:", "1 quota: has no value. Give it one or remove the line."],
  ["quota: 5", "8 quota: must be a map of keys, but is the number 5. Write it as { key: value }."],
  [
    "quota: {cpu: 80}",
    "14 quota.cpu: 80 is above the ceiling of 64 for tier regular in dev. Lower it, or ask the platform for a higher tier or ceiling.",
  ],
  [
    "quota: {gpus: 1}",
    "15 quota.gpus: the shared pool has no GPUs. Use isolation: dedicated with GPU instance types, or set quota.gpus: 0 for dev.",
  ],
  [
    "quota: {serviceAccounts: 1}",
    "26 quota.serviceAccounts: a quota of 1 ServiceAccounts is too small for 2, default included. Set quota.serviceAccounts to 2 or more.",
  ],
  [
    "isolation: shared",
    '12 isolation: must be one of dedicated, pooled, but is the text "shared". Use dedicated or pooled.',
  ],
  [
    "state: froze",
    '8 state: must be one of active, frozen, offboarding, but is the text "froze". Did you mean frozen.',
  ],
  [
    "nodes: {max: 2}",
    "8 nodes: a pooled tenant has no nodes of its own. Remove nodes, or use isolation: dedicated.",
  ],
  [
    "limits: {max: {memory: 256Mi}}",
    "24 limits.max.memory: limits.default.memory 512Mi is above limits.max.memory 256Mi. Lower limits.default.memory or raise limits.max.memory.",
  ],
  [
    "limits: {max: {cpu: 4}, defaultRequest: {cpu: 5}}",
    "47 limits.defaultRequest.cpu: limits.defaultRequest.cpu 5 is above limits.max.cpu 4. Lower limits.defaultRequest.cpu or raise limits.max.cpu.",
  ],
  [
    "limits: {max: {memory: 1Ti}}",
    "24 limits.max.memory: 1Ti is above the ceiling of 64Gi for tier regular in dev. Lower it, or ask the platform for a higher tier or ceiling.",
  ],
  [
    "access: {owners: []}",
    "10 access.owners: is an unknown key. Use one of admins, developers, viewers, breakGlass.",
  ],
  ['access: {admins: ["*"]}', '19 access.admins[0]: "*" has a wildcard. Name each role by itself.'],
  [
    'access: {admins: "arn:aws:iam::111122223333:role/x"}',
    '18 access.admins: must be a list, but is the text "arn:aws:iam::111122223333:role/x". Put it in brackets: [a, b].',
  ],
  [
    "network: {allowFrom: [{ports: [1]}]}",
    "23 network.allowFrom[0]: names no peer. Add one of tenant, namespace, cidr, loadBalancer.",
  ],
  [
    "network: {allowFrom: [{namespace: ingress}]}",
    "23 network.allowFrom[0]: names no ports. Add the TCP ports, as ports: [443].",
  ],
  [
    "network: {allowFrom: [{namespace: ingress, cidr: 10.30.0.0/16, ports: [1]}]}",
    "23 network.allowFrom[0]: names both namespace and cidr. Write one entry for each.",
  ],
  [
    "network: {allowTo: [{kubernetesApi: true, ports: [443]}]}",
    "50 network.allowTo[0].ports: has no place here. Remove the ports.",
  ],
  [
    "network: {allowTo: [{internet: false, ports: [443]}]}",
    "32 network.allowTo[0].internet: must be true, but is false. Use true.",
  ],
  [
    "network: {allowTo: [{internet: true, ports: []}]}",
    "45 network.allowTo[0].ports: is empty. Name at least 1.",
  ],
  [
    "network: {allowTo: [{internet: true, ports: [443, 443]}]}",
    "51 network.allowTo[0].ports[1]: 443 stands here a second time. Keep one of the two.",
  ],
  [
    "network: {allowTo: [{internet: true, ports: [65536]}]}",
    "46 network.allowTo[0].ports[0]: must be at most 65535, but is the number 65536. Use at most 65535.",
  ],
  [
    "network: {allowTo: [{internet: true, ports: [443, 80]}, {internet: true, ports: [443]}]}",
    "57 network.allowTo[1]: repeats network.allowTo[0]. Remove it, or keep in each entry the ports that the other lacks.",
  ],
  [
    "network: {allowTo: [{namespace: kube-system, ports: [443]}]}",
    "33 network.allowTo[0].namespace: kube-system is not a namespace that dev lets tenants reach. Use one of ingress, monitoring.",
  ],
  [
    "workloads: {serviceAccounts: [App]}",
    '31 workloads.serviceAccounts[0]: "App" is not a ServiceAccount\'s name. Use lower-case letters, digits and hyphens.',
  ],
  [
    "workloads: {serviceAccounts: [default]}",
    "31 workloads.serviceAccounts[0]: default is every pod's own ServiceAccount, without rights in AWS. Name another one.",
  ],
  [
    "workloads: {serviceAccounts: []}",
    "30 workloads.serviceAccounts: storage.s3 read-write needs a ServiceAccount to use it. Name one in workloads.serviceAccounts, or set storage.s3: none.",
  ],
  [
    "storage: {s3: none, accessPoint: true}",
    "34 storage.accessPoint: an access point needs storage. Set storage.s3, or accessPoint: false.",
  ],
  ["tags: {Tenant: x}", "16 tags.Tenant: is a tag that the platform or AWS sets itself. Use another key."],
  [
    "tags: {awsThing: x}",
    "18 tags.awsThing: is a tag that the platform or AWS sets itself. Use another key.",
  ],
  ["tags: {a: x, A: y}", "17 tags.A: differs from a by case only. Keep one of the two."],
  ["tags: {a: 5}", "11 tags.a: must be text, but is the number 5. Put it in quotes."],
  [
    "tags: {a: x<y}",
    '11 tags.a: "x<y" has characters that AWS tags do not take. Use letters, digits, spaces and + - = . _ : / @.',
  ],
];

/** The same for a tenant with nodes of its own. */
const addedToDedicated: [lines: string, problem: string][] = [
  ["nodes: {min: 5, max: 2}", "14 nodes.min: min 5 is above max 2. Lower min or raise max."],
  ["nodes: {min: 5}", "14 nodes.min: min 5 is above max 3. Lower min or raise max."],
  [
    "nodes: {max: 200}",
    "14 nodes.max: 200 is above the ceiling of 80 for tier premium in dev. Lower it, or ask the platform for a higher tier or ceiling.",
  ],
  ["nodes: {max: 451}", "14 nodes.max: must be at most 450, but is the number 451. Use at most 450."],
  ["nodes: {diskGiB: 10}", "18 nodes.diskGiB: must be at least 20, but is the number 10. Use at least 20."],
  ["nodes: {instanceTypes: []}", "24 nodes.instanceTypes: is empty. Name at least 1."],
  [
    "nodes: {instanceTypes: [m7i.xlrge]}",
    '25 nodes.instanceTypes[0]: "m7i.xlrge" is no instance type known here. Did you mean m7i.xlarge.',
  ],
  [
    "nodes: {instanceTypes: [m7i.xlarge, m7g.xlarge]}",
    "37 nodes.instanceTypes[1]: m7g.xlarge is arm64, while m7i.xlarge is amd64. Use types of one architecture: an image runs on one.",
  ],
  [
    "nodes: {instanceTypes: [g5.xlarge, m7i.xlarge]}",
    "36 nodes.instanceTypes[1]: m7i.xlarge has no GPU, unlike g5.xlarge. Use types that all have a GPU, or none.",
  ],
  [
    "nodes: {instanceTypes: [g4ad.xlarge]}",
    "25 nodes.instanceTypes[0]: g4ad.xlarge has an AMD GPU, for which the node image has no driver. Use an NVIDIA type, as g5.xlarge.",
  ],
  [
    "nodes: {instanceTypes: [t3.nano]}",
    "24 nodes.instanceTypes: the smallest type leaves no room for pods beside the platform's own. Use larger types, as m7i.large.",
  ],
  [
    "nodes: {capacity: Spot}",
    '19 nodes.capacity: must be one of on-demand, spot, but is the text "Spot". Did you mean spot.',
  ],
  [
    "quota: {gpus: 1}",
    "15 quota.gpus: m7i.xlarge has no GPU. Name GPU instance types in nodes.instanceTypes, as g5.xlarge, or set it to 0.",
  ],
];

/** Ranges, each refused at `network.allowTo[0].cidr`. */
const ranges: [cidr: string, problem: string][] = [
  ["10.30.0.1/16", "10.30.0.1/16 has host bits set. Write 10.30.0.0/16."],
  ["10.30.0.0", "10.30.0.0 has no prefix length. Write 10.30.0.0/32."],
  ["10.030.0.0/16", '"10.030.0.0/16" is not an IPv4 range. Write it as 10.30.0.0/16.'],
  ["10.30.0.0/33", '"10.30.0.0/33" is not an IPv4 range. Write it as 10.30.0.0/16.'],
  ["fd00::/8", "fd00::/8 is IPv6. Use an IPv4 range: the clusters are IPv4."],
  [
    "10.0.5.0/24",
    "10.0.5.0/24 reaches the cluster's own range 10.0.0.0/16. Name a tenant, a namespace, a load balancer or the API server instead, or a range outside.",
  ],
  [
    "172.20.0.0/24",
    "172.20.0.0/24 reaches the cluster's own range 172.20.0.0/16. Name a tenant, a namespace, a load balancer or the API server instead, or a range outside.",
  ],
  [
    "0.0.0.0/0",
    "0.0.0.0/0 reaches the cluster's own range 10.0.0.0/16. Write internet: true for public addresses.",
  ],
  [
    "169.254.169.254/32",
    "169.254.169.254/32 reaches 169.254.0.0/16 (link-local, instance metadata included). Use a range of real hosts.",
  ],
  ["127.0.0.0/8", "127.0.0.0/8 reaches 127.0.0.0/8 (loopback). Use a range of real hosts."],
  ["224.0.0.0/8", "224.0.0.0/8 reaches 224.0.0.0/3 (multicast and reserved). Use a range of real hosts."],
];

/** Whole files. */
const files: [text: string, problems: string[]][] = [
  [
    minimal.replace("regular", "premum"),
    ['acme.yaml:1:7 tier: dev has no tier "premum". Did you mean premium.'],
  ],
  [
    minimal.replace("regular", "gold"),
    ['acme.yaml:1:7 tier: dev has no tier "gold". Use one of regular, premium.'],
  ],
  [
    minimal.replace("email", "mail"),
    [
      "acme.yaml:2:8 owner.email: is missing. Add it.",
      "acme.yaml:2:26 owner.mail: is an unknown key. Did you mean email.",
    ],
  ],
  [
    minimal.replace("payments@acme.example", "payments"),
    ['acme.yaml:2:33 owner.email: "payments" is not an email address. Write it as team@acme.example.'],
  ],
  [
    minimal.replace("}\nenv", ", costCenter: 4711}\nenv"),
    ["acme.yaml:2:69 owner.costCenter: must be text, but is the number 4711. Put it in quotes."],
  ],
  [
    minimal.replace("dev: {}", "dev: {}, prd: {}"),
    ["acme.yaml:3:26 environments.prd: is not a stack. Did you mean prod."],
  ],
  [
    minimal.replace("dev: {}", "dev: {tier: premium}"),
    [
      "acme.yaml:3:23 environments.dev.tier: is an unknown key. Use one of isolation, state, offboarding, nodes, quota, limits, access, network, workloads, storage, tags.",
    ],
  ],
  [
    minimal.replace(/environments.*/, "environments: {}"),
    [
      "acme.yaml:3:15 environments: names no environment. Name where the tenant is deployed, as dev: {}, or offboard it and remove the file.",
    ],
  ],
  [
    "isolation: pooled\n",
    [
      "acme.yaml:1:1 environments: is missing. Add it.",
      "acme.yaml:1:1 owner: is missing. Add it.",
      "acme.yaml:1:1 tier: is missing. Add it.",
    ],
  ],
];

describe("a tenant file is refused", () => {
  it("never for being minimal", () => {
    assert.deepEqual(problems({ "acme.yaml": minimal }), []);
    assert.deepEqual(problems({ "acme.yaml": dedicated }), []);
  });

  for (const [lines, problem] of added) {
    it(lines, () =>
      assert.deepEqual(problems({ "acme.yaml": `${minimal}${lines}\n` }), [`acme.yaml:4:${problem}`]),
    );
  }

  for (const [lines, problem] of addedToDedicated) {
    it(`dedicated, ${lines}`, () => {
      assert.deepEqual(problems({ "acme.yaml": `${dedicated}${lines}\n` }), [`acme.yaml:4:${problem}`]);
    });
  }

  for (const [cidr, problem] of ranges) {
    it(`range ${cidr}`, () => {
      const text = `${minimal}network: {allowTo: [{cidr: "${cidr}", ports: [443]}]}\n`;
      assert.deepEqual(problems({ "acme.yaml": text }), [
        `acme.yaml:4:28 network.allowTo[0].cidr: ${problem}`,
      ]);
    });
  }

  for (const [text, expected] of files) {
    it(text.replaceAll("\n", " | ").slice(0, 100), () =>
      assert.deepEqual(problems({ "acme.yaml": text }), expected),
    );
  }

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
