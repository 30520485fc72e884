import { dropReasons, OrderFact, TakingsFact, VisitFact, type Read } from '#model/connector.ts';
import { reasons } from '#model/reason.ts';

/** A cell may be shown with a mark that it was cut. */
const text_max_default = 210;

/** What is wrong with a Read; null when it is a valid fact, a drop for a known reason, or a refusal with a known code. */
export function wrongWith(read: Read, text_max = text_max_default): string | null {
  const tooLong = (text: string | null): string | null =>
    text !== null && text.length > text_max ? `text of ${text.length} characters` : null;
  switch (read.kind) {
    case 'order':
      return issue(OrderFact.safeParse(read.fact));
    case 'takings':
      return issue(TakingsFact.safeParse(read.fact));
    case 'visits':
      return issue(VisitFact.safeParse(read.fact));
    case 'dropped':
      return read.reason in dropReasons
        ? tooLong(read.external_id)
        : `reason ${String(read.reason)}`;
    case 'refused':
      if (!(read.code in reasons)) return `code ${String(read.code)}`;
      return tooLong(read.external_id) ?? tooLong(read.value) ?? tooLong(read.column);
    default:
      return `no Read: ${JSON.stringify(read)}`;
  }
}

type Parsed = { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } };

function issue({ success, error }: Parsed): string | null {
  const [first] = error?.issues ?? [];
  return success ? null : `invalid fact: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`;
}
