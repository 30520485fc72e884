import type { ConnectionProblem } from '#model/connection.ts';

/** RFC 9457 problem details plus a stable `code`; the one shape of an error on every door. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** the field or option at fault, when there is one */
  field?: string;
};

type Options = { cause?: unknown; field?: string };

/** An error the caller can understand: stable code, HTTP status, command exit code. Message: thing, then value. */
export class VitrineError extends Error {
  readonly code: string;
  readonly status: number;
  readonly exit: number;
  readonly field: string | undefined;

  constructor(code: string, status: number, exit: number, message: string, options: Options = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.status = status;
    this.exit = exit;
    this.field = options.field;
  }

  toProblem(): Problem {
    return {
      type: `urn:vitrine:problem:${this.code}`,
      title: this.name,
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(this.field === undefined ? {} : { field: this.field })
    };
  }
}

/** Wrong question or wrong usage: HTTP 400, exit 2. */
export class InvalidInput extends VitrineError {
  constructor(message: string, options: Options = {}) {
    super('invalid_input', 400, 2, message, options);
  }
}

/** No such thing: HTTP 404, exit 2. */
export class NotFound extends VitrineError {
  constructor(message: string, options: Options = {}) {
    super('not_found', 404, 2, message, options);
  }
}

/** Data that cannot be taken in (a malformed file, a refused import): HTTP 422, exit 3. */
export class DataRefused extends VitrineError {
  constructor(message: string, options: Options & { code?: string } = {}) {
    super(options.code ?? 'data_refused', 422, 3, message, options);
  }
}

/** The engine failed (disk full, interrupted, busy): HTTP 503, exit 1. Carries no parameter values. */
export class StoreError extends VitrineError {
  constructor(message: string, options: Options = {}) {
    super('store_error', 503, 1, message, options);
  }
}

/** Figures kept elsewhere that cannot be reached, or a part of them: HTTP 503, exit 1. Never answered in part. */
export class FiguresUnreachable extends VitrineError {
  constructor(message: string, options: Options = {}) {
    super('figures_unreachable', 503, 1, message, options);
  }
}

/** A platform that cannot be reached or refuses us: HTTP 502, exit 1. `retry_after_s`: when it says so. Message for a shopkeeper. */
export class ConnectorError extends VitrineError {
  readonly retry_after_s: number | null;
  /** trying again cannot help until somebody changes a setting */
  readonly is_final: boolean;
  /** what to tell people in their language, with the word it names; null: the message is the platform's own */
  readonly problem: { code: ConnectionProblem; value: string } | null;

  constructor(
    message: string,
    options: Options & {
      retry_after_s?: number;
      is_final?: boolean;
      problem?: { code: ConnectionProblem; value: string };
    } = {}
  ) {
    super('connector_error', 502, 1, message, options);
    this.retry_after_s = options.retry_after_s ?? null;
    this.is_final = options.is_final ?? false;
    this.problem = options.problem ?? null;
  }
}

type PushBackCode = 'busy' | 'too_many_requests' | 'source_paused';

/** No room or no turn just now; the same again is welcome after `retry_after_s`. HTTP 503 or 429, exit 1. */
export class PushBack extends VitrineError {
  readonly retry_after_s: number;

  constructor(code: PushBackCode, message: string, retry_after_s: number) {
    super(code, code === 'too_many_requests' ? 429 : 503, 1, message);
    this.retry_after_s = retry_after_s;
  }
}
