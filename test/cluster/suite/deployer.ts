import { passes } from "./expect.ts";
import { groupSubject, object, rbac } from "./objects.ts";
import { overgranted, type World } from "./world.ts";

const platform = "suite:platform";

/** Who applies the plan. */
export const deployer = { name: "deployer", groups: [platform] };

// As with EKS's AmazonEKSClusterAdminPolicy: all rights, but not beyond authorization.
const bindings = [platform, overgranted].map((group) =>
  object(`${rbac}/v1`, "ClusterRoleBinding", group, undefined, {
    roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "cluster-admin" },
    subjects: [groupSubject(group)],
  }),
);

/** Gives those their rights whom the suite lets do everything: the first of its objects on a cluster. */
export async function grant({ admin }: World): Promise<void> {
  for (const each of bindings) passes(await admin.apply(each, { force: true }), each.metadata.name ?? "");
}

/** Whether they have them already: a run was cut off here. */
export async function granted({ admin }: World): Promise<boolean> {
  const replies = await Promise.all(bindings.map((each) => admin.get(each)));
  return replies.some(({ ok }) => ok);
}

/** The last of what `grant` begins. */
export async function revoke({ admin }: World): Promise<void> {
  for (const each of bindings) await admin.remove(each);
}
