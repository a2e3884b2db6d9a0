import { ProblemDetails } from '@orderloom/shared/api';

/** A refusal of the server, or none at all (`status` 0: it could not be reached). */
export class ApiError extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.title);
    this.name = 'ApiError';
    this.details = details;
  }

  get status(): number {
    return this.details.status;
  }

  get code(): string {
    return this.details.code;
  }
}

/** The refusal an answer carries; an answer of another shape is told by its status alone. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const details = ProblemDetails.safeParse(body);
  if (details.success) return new ApiError(details.data);
  return new ApiError(bareDetails(response.status, response.statusText || `HTTP ${response.status}`, 'http'));
}

/** The refusal that stands for a server which gave no answer. */
export function unreachable(cause: unknown): ApiError {
  return new ApiError(bareDetails(0, cause instanceof Error ? cause.message : String(cause), 'unreachable'));
}

function bareDetails(status: number, title: string, code: string): ProblemDetails {
  return { type: 'about:blank', title, status, code, errors: [] };
}
