import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, onEverythingNamespaced } from "./request.ts";

/** In KiB. */
const most = { data: 256, other: 64 };

/**
 * Quotas count objects, not bytes, and all tenants share an etcd of 8 GiB. What controllers make is as large as the
 * template that a tenant wrote.
 * https://docs.aws.amazon.com/eks/latest/userguide/eks-provisioned-control-plane-introduction.html
 */
export const objectSize = (): ValidatingPolicy =>
  validating("object-size", {
    on: [onEverythingNamespaced("CREATE", "UPDATE")],
    when: [byTenants],
    refuse: [
      {
        expression: `size(bytes('%s'.format([object]))) <= 1024 * (has(object.data) || has(object.binaryData) ? ${most.data} : ${most.other})`,
        message: `a ConfigMap or a Secret has at most ${most.data} KiB, any other object ${most.other}: split it, or keep what is large in the bucket`,
      },
    ],
  });
