import { actions } from '@orderloom/shared/actions';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { paramFields } from './action-params.ts';

describe.each(actions.all.filter((definition) => !definition.hidden))('the form of $id', (definition) => {
  it('has an input with a label in both languages for every parameter', () => {
    const shape = definition.params instanceof z.ZodObject ? Object.keys(definition.params.shape as object) : [];
    const fields = paramFields(definition);

    expect(fields.map((field) => field.key)).toEqual(shape);
    for (const { meta } of fields) expect([meta.label.zh, meta.label.en].every((text) => text.length > 0)).toBe(true);
  });

  it('offers options exactly where there is a choice', () => {
    for (const { meta, options } of paramFields(definition)) expect(options.length > 0).toBe(meta.widget === 'choice');
  });
});
