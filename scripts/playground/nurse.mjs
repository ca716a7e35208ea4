/** A nurse who works by the nurse API. */
import { setTimeout } from 'node:timers/promises';

/** @param {string} url of Careline  @param {string} token of NURSE_DEMO_TOKEN */
export function nurseAt(url, token) {
  const call = async (path, body) => {
    const response = await fetch(`${url}/nurse/api/cases${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`the nurse API answered ${response.status}`);
    return response.json();
  };
  const cases = async () => (await call('?state=open')).cases;
  /** The one case whose reason holds the patient's words; a moment may pass until it is there. */
  const caseOf = async (words) => {
    for (let wait = 100; ; wait *= 2) {
      const found = (await cases()).filter(({ reason }) => reason.includes(words));
      if (found.length === 1) return found[0];
      if (found.length > 1 || wait > 3000) throw new Error(`${found.length} cases instead of one`);
      await setTimeout(wait);
    }
  };
  return {
    cases,
    caseOf,
    async act(words, verb, more = {}) {
      const { id, version } = await caseOf(words);
      await call(`/${id}/${verb}`, { version, ...more });
    },
  };
}
