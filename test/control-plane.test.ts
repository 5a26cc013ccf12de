import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { until } from "./cluster/client/until.ts";
import { binaries } from "./cluster/control-plane/binaries.ts";
import { named, withToken } from "./cluster/control-plane/identity.ts";
import { withLock } from "./cluster/control-plane/lock.ts";
import { freePorts } from "./cluster/control-plane/ports.ts";
import { processes } from "./cluster/control-plane/processes.ts";
import { Unavailable } from "./cluster/control-plane/unavailable.ts";

describe("the control plane's processes", () => {
  it("end with stop, and leave no file", async () => {
    const running = processes();
    running.start("sleeper", "sh", {}, ["-c", `echo $$ > ${running.state}/pid; exec sleep 300`]);
    const pid = await pidIn(running.state);
    await Promise.all([running.stop(), running.stop()]);
    assert.equal(running.end.aborted, true);
    await gone(pid);
    assert.equal(existsSync(dirname(running.state)), false);
  });

  it("end with a process that is killed, and leave their logs alone", async () => {
    const module = join(import.meta.dirname, "cluster/control-plane/processes.ts");
    const script = `
      const running = (await import(${JSON.stringify(module)})).processes();
      running.start("sleeper", "sh", {}, ["-c", "echo $$ > " + running.state + "/pid; exec sleep 300"]);
      console.log(running.state);
      setInterval(() => {}, 1000);`;
    const node = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    const [line] = (await once(node.stdout, "data")) as [Buffer];
    const state = line.toString().trim();
    const pid = await pidIn(state);
    node.kill("SIGKILL");
    await gone(pid);
    await until("the state is gone", async () => !existsSync(state));
    assert.equal(existsSync(join(dirname(state), "logs/sleeper.log")), true);
    rmSync(dirname(state), { recursive: true });
  });

  it("say how they ended, with the end of the log", async () => {
    const running = processes();
    running.start("failing", "sh", {}, ["-c", "echo no such flag; exit 3"]);
    const said = await until("it ends", async () => {
      try {
        running.check();
        return undefined;
      } catch (error) {
        return String(error);
      }
    });
    await running.stop();
    assert.match(said, /failing ended \(3\), see .*failing\.log\nno such flag$/);
  });
});

describe("the control plane", () => {
  const directory = mkdtempSync(join(tmpdir(), "tenancy-test-"));
  after(() => rmSync(directory, { recursive: true }));

  it("says in one line that there is neither Go nor a cluster", async () => {
    const before = { ...process.env };
    Object.assign(process.env, { PATH: directory, XDG_CACHE_HOME: directory });
    try {
      await assert.rejects(
        binaries(assert.fail),
        (error) => error instanceof Unavailable && !/\n/.test(error.message),
      );
    } finally {
      process.env = before;
    }
  });

  it("is built by one process at a time, and a dead one holds up nobody", async () => {
    const lock = join(directory, "lock");
    const { pid: dead } = await ended();
    writeFileSync(lock, String(dead));
    let inside = 0;
    const work = async () => {
      assert.equal(++inside, 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    const log: string[] = [];
    await Promise.all([
      withLock(lock, (line) => log.push(line), work),
      withLock(lock, (line) => log.push(line), work),
    ]);
    assert.deepEqual([log.length, existsSync(lock)], [1, false]);
  });

  it("refuses a user it was not started with", () => {
    assert.throws(
      () => named(new Map([["ann", withToken("secret")]]), "anne"),
      /no user anne here, only ann$/,
    );
  });

  it("takes ports that differ", async () => {
    assert.equal(new Set(await freePorts(20)).size, 20);
  });
});

async function pidIn(state: string): Promise<number> {
  const file = join(state, "pid");
  return until("it runs", async () => existsSync(file) && (Number(readFileSync(file, "utf8")) || undefined));
}

function gone(pid: number): Promise<boolean> {
  return until(`process ${pid} is gone`, async () => {
    try {
      return !process.kill(pid, 0);
    } catch {
      return true;
    }
  });
}

async function ended() {
  const child = spawn("true");
  await once(child, "exit");
  return child;
}
