import assert from "node:assert/strict";
import { movedPrincipals } from "../../../plan/diff/moved-principals.ts";
import { makePlan } from "../../../plan/make.ts";
import { diffOf } from "../../support/diffs.ts";
import { inputsOf, least } from "../../support/tenants.ts";
import { diffOfFiles } from "./files.ts";

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const people = (persona: string, ...names: string[]) =>
  least(`access: { ${persona}: [${names.map(role).join(", ")}] }\n`);
const onCall = (name: string) =>
  least(`access: { breakGlass: [{ principal: "${role(name)}", until: "${tomorrow}", reason: INC-42 }] }\n`);

type Files = Readonly<Record<"acme" | "globex", string>>;
interface Platform {
  readonly admins?: readonly string[];
  readonly preview?: string;
}

const moves = async (before: Files, after: Files) => inWords(await diffOfFiles(before, after));
const inWords = (diff: Parameters<typeof movedPrincipals>[0]) =>
  movedPrincipals(diff).map(({ principal, from, to }) => `${principal}: ${from.name} to ${to.name}`);

const none = { acme: least(), globex: least() };

describe("a principal that changes owners", () => {
  it("is told with both, whatever its personas and however its ARN is spelled", async () => {
    const acme = { ...none, acme: people("developers", "a", "b") };
    const globex = { ...none, globex: people("admins", "a") };
    assert.deepEqual(await moves(acme, globex), [`${role("a")}: acme to globex`]);
    const elsewhere = { ...none, globex: people("admins", "team/A") };
    assert.deepEqual(await moves(acme, elsewhere), [`${role("team/A")}: acme to globex`]);
    assert.deepEqual(await moves(acme, { ...none, globex: onCall("b") }), [`${role("b")}: acme to globex`]);
    const swapped = await moves(
      { acme: people("admins", "a"), globex: people("admins", "b") },
      { acme: people("admins", "b"), globex: people("admins", "a") },
    );
    assert.deepEqual(swapped, [`${role("b")}: globex to acme`, `${role("a")}: acme to globex`]);
  });

  it("is told where the one leaves by offboarding", async () => {
    const acme = people("admins", "a");
    const leaving = `${acme}state: offboarding\noffboarding: { destroys: [] }\n`;
    const globex = people("viewers", "a");
    assert.deepEqual(await moves({ ...none, acme }, { acme: leaving, globex: least() }), []);
    assert.deepEqual(
      await moves({ ...none, acme }, { acme: leaving.replace(role("a"), role("b")), globex }),
      [`${role("a")}: acme to globex`],
    );
  });

  it("is nobody who comes, goes, or changes the persona", async () => {
    const developer = { ...none, acme: people("developers", "a") };
    for (const acme of [people("admins", "a"), onCall("a"), people("viewers", "b"), least()]) {
      assert.deepEqual(await moves(developer, { ...none, acme }), []);
      assert.deepEqual(await moves({ ...none, acme }, developer), []);
    }
  });

  it("may come from the platform or go to it, and change its place there", async () => {
    const planned = (
      acme: string,
      { admins = [role("chief")], preview = role("preview") }: Platform = {},
    ) => {
      const inputs = inputsOf({ acme });
      const cluster = { ...inputs.settings.cluster, create: true, admins, preview };
      return makePlan({ ...inputs, settings: { ...inputs.settings, cluster } });
    };
    const [out, inside] = [least(), people("admins", "a")];
    const compared = async (...[before, after]: readonly [[string, Platform?], [string, Platform?]]) =>
      inWords(diffOf(await planned(...before), await planned(...after), []));
    const admins = [role("chief"), role("a")];
    assert.deepEqual(await compared([inside], [out, { admins }]), [`${role("a")}: acme to cluster.admins`]);
    assert.deepEqual(await compared([out, { admins }], [inside]), [`${role("a")}: cluster.admins to acme`]);
    const preview = role("a");
    assert.deepEqual(await compared([inside], [out, { preview }]), [`${role("a")}: acme to cluster.preview`]);
    assert.deepEqual(await compared([out, { preview }], [inside]), [`${role("a")}: cluster.preview to acme`]);
    assert.deepEqual(await compared([out, { admins }], [out, { preview }]), [
      `${role("a")}: cluster.admins to cluster.preview`,
    ]);
    assert.deepEqual(await compared([out], [out, { preview }]), []);
  });
});
