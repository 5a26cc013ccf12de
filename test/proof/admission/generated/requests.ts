import fc from "fast-check";
import type { TenantNamespace } from "../../../../proof/admission/namespaces.ts";
import { asUpdate, creation } from "../../../../proof/admission/objects.ts";
import { ordinarySpec, podCreation, podUpdate } from "../../../../proof/admission/pods.ts";
import { type Request, resourceAt, type User } from "../../../../proof/admission/request.ts";
import { controller, deployer, persons, serviceAccount } from "../../../../proof/admission/users.ts";
import { type JsonObject, list, object } from "../../../../proof/objects/json.ts";
import { previewGroup } from "../../../../proof/vocabulary.ts";
import type { Kind } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { field, pick } from "./pick.ts";
import { podSpec, pullPolicy, securityContext, toleration } from "./pods.ts";

/** Anything that anybody may ask in one of these namespaces. */
export const requests = (namespaces: readonly TenantNamespace[]): fc.Arbitrary<Request> =>
  fc.tuple(pick(...namespaces), pick(...namespaces)).chain(([namespace, other]) => {
    const anybody = author(namespace, other);
    const mostlyControllers = fc.oneof(pick(controller("replicaset-controller")), anybody);
    return fc.oneof(
      { weight: 3, arbitrary: by(mostlyControllers, created(namespace)) },
      { weight: 1, arbitrary: by(anybody, tolerating(namespace)) },
      { weight: 1, arbitrary: by(anybody, debugging(namespace)) },
      {
        weight: 6,
        arbitrary: by(anybody, fc.oneof(...kinds.map((kind) => fc.oneof(...ofKind(namespace, kind))))),
      },
    );
  });

const by = (user: fc.Arbitrary<User>, request: fc.Arbitrary<Request>): fc.Arbitrary<Request> =>
  fc.tuple(request, user, fc.boolean()).map(([asked, who, dryRun]) => ({ ...asked, user: who, dryRun }));

/** Mostly the tenant's own people and workloads; the others are there to be told apart. */
function author(own: TenantNamespace, other: TenantNamespace): fc.Arbitrary<User> {
  const people = persons(own.tenant);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: pick(people.developers, people.admins, people.viewers, serviceAccount(own.name, "app")),
    },
    {
      weight: 2,
      arbitrary: pick(
        persons(other.tenant).admins,
        serviceAccount(other.name, "app"),
        controller("statefulset-controller"),
        controller("persistent-volume-binder"),
        deployer,
        { name: "preview", groups: [previewGroup] },
      ),
    },
  );
}

/** A pod, whose making controllers are asked for. */
function created(namespace: TenantNamespace): fc.Arbitrary<Request> {
  const finalizers = fc.oneof(
    { weight: 9, arbitrary: fc.constant<JsonObject>({}) },
    {
      weight: 1,
      arbitrary: field("finalizers", ["acme.example/hold"], ["batch.kubernetes.io/job-tracking"]),
    },
  );
  return fc.tuple(podSpec(namespace), finalizers).map(([spec, more]) => {
    const request = podCreation(namespace, spec);
    const metadata = { ...object(request.object?.metadata), ...more };
    return { ...request, object: { ...request.object, metadata } };
  });
}

/** A running pod, to which tolerations are added. */
function tolerating(namespace: TenantNamespace): fc.Arbitrary<Request> {
  const spec = ordinarySpec(namespace);
  return fc
    .array(toleration(namespace), { minLength: 1, maxLength: 2 })
    .map((more) => ({ ...spec, tolerations: [...list(spec.tolerations), ...more] }))
    .map((after) => podUpdate(namespace, spec, after, deployer));
}

/** A running pod, to which a container is added. */
function debugging(namespace: TenantNamespace): fc.Arbitrary<Request> {
  const spec = ordinarySpec(namespace);
  return fc.tuple(pullPolicy, securityContext).map(([policy, context]) => {
    const container: JsonObject = { name: "debug", image: "registry.example/debug:1", ...policy };
    const after = { ...spec, ephemeralContainers: [{ ...container, securityContext: context }] };
    const request = podUpdate(namespace, spec, after, deployer);
    return { ...request, resource: resourceAt("/v1/pods/ephemeralcontainers") };
  });
}

/** An object made, and where it makes a difference changed or deleted. */
function ofKind(
  namespace: TenantNamespace,
  { path, kind, plain, made, changed }: Kind,
): fc.Arbitrary<Request>[] {
  const request = (body: JsonObject) => creation(namespace, path, kind, body, deployer);
  const creations = made(namespace).map(request);
  if (changed === undefined) return [creations];
  const before = request(plain(namespace)).object ?? {};
  return [
    creations,
    changed(namespace).map((body) => asUpdate(request(body), before)),
    fc.constant({ ...request({}), operation: "DELETE", oldObject: before, object: null }),
  ];
}
