/** The formats a flow can be taken away in, with the key of their name. */
export const exportFormats = [
  { format: 'flow', text: 'flow' },
  { format: 'xstate-json', text: 'xstateJson' },
  { format: 'xstate-ts', text: 'xstateTs' },
  { format: 'mermaid', text: 'mermaid' },
  { format: 'svg', text: 'svg' },
] as const;
