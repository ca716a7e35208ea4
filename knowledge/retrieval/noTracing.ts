/**
 * LangChain sends every run's input to a tracing service (LangSmith), or prints it, when the environment says so. A run's
 * input here is a patient's question, so those variables are taken out of the process before the chain is built.
 */
export function forbidTracing(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (/^(?:LANGCHAIN|LANGSMITH)_/i.test(name)) delete environment[name];
  }
}
