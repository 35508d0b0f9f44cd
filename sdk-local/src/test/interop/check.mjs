import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 120_000;

/** Asks until what is asked for is in the state, and returns it. */
export async function reach(what, state, ask) {
  const limit = Date.now() + PATIENCE_MS;
  let seen;
  do {
    const answer = await ask();
    seen = answer.state;
    if (seen === state) {
      console.log(`${what}: ${seen}`);
      return answer;
    }
    await pause(20);
  } while (Date.now() < limit);
  assert.fail(`${what}: ${seen} (expected: ${state})`);
}

/** Asks until the answer is that there is no such thing. */
export async function gone(what, ask, refused = 'NotFoundException') {
  await reach(what, refused, async () => {
    try {
      await ask();
      return { state: 'still there' };
    } catch (refusal) {
      return { state: refusal.name };
    }
  });
}
