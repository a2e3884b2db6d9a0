import { viewOf } from '../check/flow-view.ts';
import { applyFix, checkDocument, type Finding } from '../check/index.ts';
import { type FlowDocument, parseDocument, serializeDocument } from '../document/index.ts';

/** Ids in a row. */
export function countedIds(): (kind: string) => string {
  let next = 0;
  return (kind) => {
    next += 1;
    return `new_${kind}_${next}`;
  };
}

/** What is wrong with the drawing after any one fix that its findings offer: nothing, when fixes do what they say. */
export function unmended(document: FlowDocument, code?: string): string[] {
  const before = checkDocument(document);
  const known = new Set(errorsIn(before));
  const asked = before.filter((finding) => code === undefined || finding.code === code);
  return asked.flatMap((finding) => (finding.fixes ?? []).flatMap(({ id }) => faultsAfter(document, finding, id, known)));
}

function faultsAfter(document: FlowDocument, finding: Finding, fix: string, known: ReadonlySet<string>): string[] {
  const mended = applyFix(document, finding, fix, countedIds());
  const said = `${finding.code}/${fix} at ${placeOf(finding)}`;
  if (!parseDocument(JSON.parse(serializeDocument(mended))).ok) return [`${said}: no longer a document`];
  const after = checkDocument(mended);
  const stays = after.some((found) => found.code === finding.code && placeOf(found) === placeOf(finding));
  const before = viewOf(document).reachable;
  // A way that is opened leads to what was wrong all along.
  const told = fix === 'start-with-first' ? [] : after.filter(({ place }) => place?.type !== 'state' || before.has(place.id));
  const worse = errorsIn(told).filter((error) => !known.has(error));
  return [...(stays ? [`${said}: still found`] : []), ...worse.map((error) => `${said}: adds ${error}`)];
}

function errorsIn(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === 'error').map((finding) => `${finding.code} ${placeOf(finding)}`);
}

function placeOf({ place, path }: Finding): string {
  return place && 'id' in place ? `${place.id} ${path}` : path;
}
