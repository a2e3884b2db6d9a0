import type { Effect, EffectRequest } from '@orderloom/shared/actions';
import type { Locale } from '@orderloom/shared/base';
import { actionText } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';
import { useLocale } from '../app/locale.ts';
import { actionCallsOf } from '../editor/commands/index.ts';
import styles from './Simulator.module.css';

/** One request that would go out, with everything in it. */
export function EffectRow({ effect, document }: { readonly effect: Effect; readonly document: FlowDocument }) {
  const locale = useLocale();
  const text = requestText(effect.request);
  const title = titleOf(effect, document, locale);
  return (
    <li className={styles.effect}>
      {text === '' ? (
        title
      ) : (
        <details>
          <summary>{title}</summary>
          <pre className={styles.request}>{text}</pre>
        </details>
      )}
    </li>
  );
}

function requestText(request: EffectRequest): string {
  switch (request.type) {
    case 'http':
      return `${request.method} ${request.url}\n${JSON.stringify(request.body, null, 2)}`;
    case 'webhook':
      return `POST ${request.url}\n${JSON.stringify(request.payload, null, 2)}`;
    case 'qimen':
      return `${request.method} ${request.url}\n${JSON.stringify(request.body, null, 2)}`;
    case 'wecom':
      return [request.url, request.content, ...request.mentions.map((name) => `@${name}`)].join('\n');
    case 'stock':
      return JSON.stringify({ warehouse: request.warehouse, leg: request.leg, lines: request.lines }, null, 2);
    case 'route':
      return JSON.stringify(request.order, null, 2);
    case 'none':
      return '';
  }
}

function titleOf({ action, key }: Effect, document: FlowDocument, locale: Locale): string {
  const call = actionCallsOf(document).find((candidate) => candidate.id === action);
  return call ? actionText(document, call, locale) : key;
}
