import { ModelFault, type ModelFaultReason } from '../../knowledge/composition/languageModel.js';

interface AttemptFaultOptions {
  cause?: unknown;
  /** Milliseconds to wait before another try; absent: another try would not help. */
  againAfterMs?: number;
  /** The server may have worked on the request, and so may charge for it. */
  mayCost?: boolean;
  /** HTTP status of the reply, for the log. */
  status?: number;
}

/** One request to a model that brought nothing: whether to try again, and whether it may have cost something. */
export class AttemptFault extends ModelFault {
  readonly againAfterMs: number | undefined;
  readonly mayCost: boolean;
  readonly status: number | undefined;

  constructor(reason: ModelFaultReason, { cause, againAfterMs, mayCost = false, status }: AttemptFaultOptions = {}) {
    super(reason, { cause });
    this.againAfterMs = againAfterMs;
    this.mayCost = mayCost;
    this.status = status;
  }
}
