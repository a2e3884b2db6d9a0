import { compile } from '../../compile/compile.ts';
import { proofBounds, provePolicies, tellPolicy } from '../../explore/index.ts';
import { defineRule } from '../define-rule.ts';

export const brokenPolicy = defineRule({
  id: 'broken-policy',
  severity: 'error',
  label: { zh: '规约被违反', en: 'Policy that is broken' },
  why: {
    zh: '规约是对所有订单的承诺；只要有一条走法违反它，迟早会有订单走到那里。',
    en: 'A policy is a promise for every order; if one way breaks it, some order will sooner or later go that way.',
  },
  check({ document }) {
    if (!document.policies) return [];
    const machine = compile(document);
    // What keeps the drawing from running is told by the other rules.
    if (!machine.ok) return [];
    return provePolicies(machine.value, proofBounds).flatMap(({ policy, findings }) => {
      const told = tellPolicy(document, policy);
      return findings.map(({ place, message, mend, way, severity }) => {
        const steps = (locale: 'zh' | 'en') => (way?.steps ?? []).map(({ text }) => text[locale]);
        return {
          place,
          severity,
          path: `policies.${policy.id}`,
          message: {
            zh: `规约「${told.zh}」不成立：${message.zh}${way ? ` 例如：${steps('zh').join('；')}。` : ''}`,
            en: `“${told.en}” does not hold: ${message.en}${way ? ` For example: ${steps('en').join('; ')}.` : ''}`,
          },
          mend,
        };
      });
    });
  },
});
