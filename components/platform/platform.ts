import type * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { LastKnownNodes } from "../desired-size.ts";
import { clusterArn } from "../identity.ts";
import { logicalName, pool, system } from "../names.ts";
import { createAdmins, createPreviewer } from "./access.ts";
import { createAddons, createPodIdentityAgent } from "./addons.ts";
import { createAutoscaler } from "./autoscaler.ts";
import { createBucket } from "./bucket.ts";
import { createCluster } from "./cluster.ts";
import { createCostTags } from "./cost-tags.ts";
import { Guardrails } from "./guardrails/guardrails.ts";
import { createNetwork } from "./network.ts";
import { createNodeRole } from "./node-role.ts";
import type { RemovedData } from "./removed-data.ts";
import { createPool, createSystemNodes } from "./shared-nodes.ts";
import { createStorageClass } from "./storage-class.ts";

interface PlatformArgs {
  readonly settings: Settings;
  /** Data that is left of tenants that are gone; of those there are, the platform knows nothing. */
  readonly removed: readonly RemovedData[];
  readonly lastKnown: LastKnownNodes;
}

/**
 * What tenants share: the network, the cluster with its add-ons and shared nodes, the bucket, and the guardrails
 * that hold for every tenant. It knows none of them, and is the same size for any number.
 */
export class Platform extends pulumi.ComponentResource {
  /** The one Kubernetes provider, for everything inside the cluster. */
  readonly kubernetes: k8s.Provider;
  readonly kubeconfig: pulumi.Output<string>;
  /** Role of every node; known once its policies are attached. */
  readonly nodeRoleArn: pulumi.Output<string>;
  readonly nodeSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** What must be in force before anything of a tenant's exists. */
  readonly ready: readonly pulumi.Resource[];

  /** The shared node groups. */
  readonly nodes: Readonly<Record<string, aws.eks.NodeGroup>>;

  /** `options.providers` holds the AWS provider, and nothing else. */
  constructor(
    name: string,
    { settings, removed, lastKnown }: PlatformArgs,
    options: pulumi.ComponentResourceOptions,
  ) {
    super("tenancy:index:Platform", name, visible(settings), options);
    const own = { parent: this };
    // The order of the first `up`: what a step stands on is named, the rest may run beside it.
    const after = (...steps: (readonly pulumi.Resource[])[]) => ({ ...own, dependsOn: steps.flat() });

    const bucket = createBucket(settings, removed, own);
    const network = createNetwork(settings, own);
    const cluster = createCluster(settings, network, own);
    const base = cluster.resources;
    const admins = createAdmins(settings, after(base));
    const previewer = createPreviewer(settings, after(base));
    this.kubeconfig = cluster.kubeconfig;
    this.kubernetes = this.#createKubernetes(settings, after(base, admins, previewer));

    this.nodeRoleArn = createNodeRole(settings, own);
    this.nodeSubnetIds = network.nodeSubnetIds;
    const nodes = { nodeRoleArn: this.nodeRoleArn, subnetIds: this.nodeSubnetIds, lastKnown };
    const agent = createPodIdentityAgent(settings, after(base));
    const systemNodes = createSystemNodes(settings, nodes, after(base, agent));
    const poolNodes = createPool(settings, nodes, after(base, agent));
    this.nodes = Object.fromEntries([
      ...systemNodes.map((group) => [system, group]),
      ...poolNodes.map((group) => [pool, group]),
    ]);
    const addons = createAddons(settings, after(base, agent, systemNodes));
    createAutoscaler(settings, this.kubernetes, after(base, agent, systemNodes, addons));
    createCostTags(settings, own);

    const guardrails = new Guardrails(logicalName(name, "guardrails"), settings, {
      ...after(base, systemNodes, addons),
      providers: [this.kubernetes],
    });
    // Last, after all that a tenant waits for: each tenant then lists one dependency in the state instead of many.
    const before = after(bucket, agent, systemNodes, poolNodes, addons, guardrails.ready);
    this.ready = [createStorageClass({ ...before, provider: this.kubernetes })];
    this.registerOutputs({ kubeconfig: this.kubeconfig });
  }

  /** Known by the cluster's ARN: a kubeconfig that reads differently must not replace everything in it. */
  #createKubernetes(settings: Settings, options: pulumi.CustomResourceOptions): k8s.Provider {
    return new k8s.Provider(
      logicalName("platform", "kubernetes"),
      {
        kubeconfig: this.kubeconfig,
        clusterIdentifier: clusterArn(settings),
        enableServerSideApply: true,
        // What others write into these fields is put back instead of standing in the way of every `up`.
        enablePatchForce: true,
      },
      options,
    );
  }
}

/**
 * What a preview shows of the platform: the settings that make it and those that claims rest on, without the hour,
 * adoptions and other stacks, which are not the platform's.
 */
function visible({ now: _now, stacks: _stacks, adopt: _adopt, ...settings }: Settings) {
  return settings;
}
