import assert from "node:assert/strict";
import type { Json } from "../../../plan/plan.ts";
import { refusals } from "../../../proof/admission/admit.ts";
import { type Request, resourceAt } from "../../../proof/admission/request.ts";
import { viewOf } from "../../../proof/view.ts";
import { onPods, planOfPolicy } from "../support/policies.ts";

const request: Request = {
  operation: "CREATE",
  resource: resourceAt("/v1/pods"),
  name: "pod",
  namespace: { name: "acme", labels: { tenant: "acme" } },
  user: { name: "someone", groups: ["tenants"] },
  object: { metadata: { name: "pod" }, spec: { nodeName: "here", priority: 3 } },
  oldObject: null,
  dryRun: false,
};

/** What one policy with this spec, bound like this, says against the request. */
const refusal = async (
  policy: Record<string, Json>,
  binding: Record<string, Json> = {},
  asked: Partial<Request> = {},
) => refusals(viewOf(await planOfPolicy(policy, binding)), { ...request, ...asked })[0];

const refuses = async (...given: Parameters<typeof refusal>) => (await refusal(...given)) !== undefined;

const selector = (matchLabels: Record<string, string>) => ({
  matchResources: { namespaceSelector: { matchLabels } },
});
const validation = (expression: string) => ({ validations: [{ expression }] });

describe("a validating policy", () => {
  it("refuses what is false, and passes what is true", async () => {
    assert.equal(await refuses({}), true);
    assert.equal(await refuses(validation('object.spec.nodeName == "here"')), false);
  });

  it("looks at its resources, subresources apart, and its operations only", async () => {
    assert.equal(await refuses({}, {}, { operation: "UPDATE" }), false);
    assert.equal(await refuses({}, {}, { resource: resourceAt("/v1/pods/exec") }), false);
    assert.equal(await refuses({}, {}, { resource: resourceAt("/v1/services") }), false);
    const everything = { matchConstraints: { resourceRules: [{ ...onPods, resources: ["*/*"] }] } };
    assert.equal(await refuses(everything, {}, { resource: resourceAt("/v1/pods/exec") }), true);
    const excluded = { matchConstraints: { resourceRules: [onPods], excludeResourceRules: [onPods] } };
    assert.equal(await refuses(excluded), false);
  });

  it("holds in the namespaces of its binding only", async () => {
    assert.equal(await refuses({}, selector({ tenant: "acme" })), true);
    assert.equal(await refuses({}, selector({ tenant: "globex" })), false);
  });

  it("is nothing where its binding denies nothing", async () => {
    assert.equal(await refuses({}, { validationActions: ["Audit", "Warn"] }), false);
  });

  it("refuses on an error, unless it is to be ignored", async () => {
    assert.equal(await refuses(validation("object.spec.missing.deeper")), true);
    assert.equal(
      await refuses({ ...validation("object.spec.missing.deeper"), failurePolicy: "Ignore" }),
      false,
    );
  });

  it("looks away where a condition is false, even beside one that is an error", async () => {
    const conditions = (...expressions: string[]) => ({
      matchConditions: expressions.map((expression, index) => ({ name: `c${index}`, expression })),
    });
    assert.equal(await refuses(conditions("true")), true);
    assert.equal(await refuses(conditions("object.missing.deeper", "false")), false);
    assert.equal(await refuses(conditions("object.missing.deeper", "true")), true);
  });

  it("reads variables, each from those before it, and not those it does not use", async () => {
    const variables = [
      { name: "broken", expression: "object.missing.deeper" },
      { name: "node", expression: 'object.spec.?nodeName.orValue("")' },
      { name: "named", expression: 'variables.node != ""' },
    ];
    assert.equal(await refuses({ variables, ...validation("!variables.named") }), true);
    assert.equal(await refuses({ variables, ...validation("variables.named") }), false);
    assert.equal(await refuses({ variables, ...validation("variables.broken == 1") }), true);
  });

  for (const [what, policy] of [
    ["a parameter", { paramKind: { apiVersion: "v1", kind: "ConfigMap" } }],
    [
      "a function of the API server's own",
      validation('authorizer.group("").resource("pods").check("get").allowed()'),
    ],
    ["a regular expression, which JavaScript reads otherwise", validation('"a".matches("(?i)A")')],
    ["a type", validation("type(object.spec.priority) == int")],
    ["an expression that is none", validation("object.spec ==")],
    ["a name that nothing has", validation("params.x == 1")],
  ] as const) {
    it(`may refuse with ${what}, and cannot be counted on`, async () => {
      const { exemptions } = (await refusal(JSON.parse(JSON.stringify(policy)))) ?? { exemptions: [] };
      assert.match(exemptions.join(), /has the field|is not known|not understood|Unknown|reads params/);
    });
  }

  it("matters nowhere but where it looks, even with what cannot be judged", async () => {
    const parameter = { paramKind: { apiVersion: "v1", kind: "ConfigMap" } };
    assert.equal(await refuses(parameter, selector({ tenant: "globex" })), false);
  });

  it("divides whole numbers as such", async () => {
    assert.equal(await refuses(validation("object.spec.priority / 2 == 1")), false);
  });
});
