import type { Json, PlannedResource } from "../../plan/plan.ts";
import { list, nothingElse, object, text } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { lazily } from "./admit.ts";
import { evaluate, patchesOf } from "./cel.ts";
import { looksAt, type Matcher } from "./match.ts";
import { patched } from "./patch.ts";
import { type Expression, matchersOf, readExpression } from "./policy.ts";
import { type Request, requestVariables } from "./request.ts";
import { typed, untyped } from "./typed.ts";

/** What a policy may rewrite: whatever it makes of these, the validating ones judge afterwards. */
const rewritable = ["/pods", "/pods/ephemeralcontainers", "/services", "/persistentvolumeclaims"];

/** A mutating policy hits the deployer's own objects too: what the plan says would not be what is there. */
export function judgeMutations(view: View, judgement: Judgement): void {
  for (const { policy, matchers } of boundMutations(view)) {
    for (const kind of matchers.flatMap(({ rules }) => rules ?? []).flatMap(kindsOf)) {
      judgement.check(
        rewritable.includes(kind),
        () =>
          `${nameOf(policy)} rewrites ${kind} as they are written, so that the plan does not say what is there: ` +
          `add the kind to proof/admission/mutation.ts with the claim whose validating policies judge it`,
        policy,
      );
    }
  }
}

const kindsOf = ({ groups, resources }: { groups: readonly string[]; resources: readonly string[] }) =>
  groups.flatMap((group) => resources.map((resource) => `${group}/${resource}`));

/** A MutatingAdmissionPolicy with one of its bindings. */
interface BoundMutation {
  readonly policy: PlannedResource;
  readonly binding: PlannedResource;
  readonly matchers: readonly Matcher[];
}

export function boundMutations(view: View): BoundMutation[] {
  const policies = new Map(view.ofType(kinds.mutatingPolicy).map((policy) => [nameOf(policy), policy]));
  return view.ofType(kinds.mutatingBinding).flatMap((binding) => {
    const { policyName, matchResources } = object(binding.inputs.spec);
    const policy = policies.get(text(policyName));
    if (policy === undefined) return [];
    return [{ policy, binding, matchers: matchersOf(object(policy.inputs.spec), object(matchResources)) }];
  });
}

/** The request as the plan's mutating policies leave it. */
export function mutated(view: View, request: Request): Request {
  let asked = request;
  for (const mutation of boundMutations(view)) {
    if (looksAt(mutation, asked)) asked = { ...asked, object: rewritten(mutation.policy, asked) };
  }
  return asked;
}

function rewritten(policy: PlannedResource, request: Request) {
  const { matchConditions, mutations, variables, ...rest } = object(policy.inputs.spec);
  const { matchConstraints: _, failurePolicy: __, reinvocationPolicy: ___, ...others } = rest;
  nothingElse("a mutating policy", others);
  const scope = requestVariables(request);
  const holds = ({ expression }: Expression) => resultOf(expression, scope) === true;
  if (!list(matchConditions).map(readExpression).every(holds)) return request.object;
  const known = { ...scope, variables: lazily(list(variables).map(readExpression), scope) };
  return list(mutations).reduce<Request["object"]>((before, mutation) => {
    const now = { ...known, object: typed(before) };
    return patched(before ?? {}, list(untyped(resultOf(patchesOf(expressionOf(mutation)), now))));
  }, request.object);
}

function expressionOf(mutation: Json): string {
  const { patchType, jsonPatch, ...rest } = object(mutation);
  nothingElse("a mutation", rest);
  if (patchType !== "JSONPatch") throw new Unjudgeable(`a mutation is by ${patchType}`);
  return text(object(jsonPatch).expression);
}

function resultOf(expression: string, variables: Readonly<Record<string, unknown>>): unknown {
  const outcome = evaluate(expression, variables);
  if ("error" in outcome) throw new Unjudgeable(`${outcome.error} in \`${expression}\``);
  return outcome.value;
}
