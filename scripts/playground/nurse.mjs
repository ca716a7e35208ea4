/** A nurse who works by the nurse API. */

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
  /** The one case whose reason holds the patient's words. */
  const caseOf = async (words) => {
    const found = (await cases()).filter(({ reason }) => reason.includes(words));
    if (found.length !== 1) throw new Error(`${found.length} cases instead of one`);
    return found[0];
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
