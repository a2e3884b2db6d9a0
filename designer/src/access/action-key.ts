const keys: Readonly<Record<string, string>> = {
  'POST /api/session': 'did-sign-in',
  'DELETE /api/session': 'did-sign-out',
  'PUT /api/password-link': 'did-choose-password',
  'PUT /api/password': 'did-change-password',
  'DELETE /api/sessions/:id': 'did-end-session',
  'DELETE /api/sessions': 'did-end-session',
  'POST /api/people': 'did-add-person',
  'PUT /api/people/:id': 'did-change-person',
  'DELETE /api/people/:id': 'did-remove-person',
  'POST /api/people/:id/password-link': 'did-make-link',
  'POST /api/tokens': 'did-make-token',
  'POST /api/tokens/:id/rotate': 'did-rotate-token',
  'DELETE /api/tokens/:id': 'did-revoke-token',
  'POST /api/flows': 'did-create-flow',
  'POST /api/flows/import': 'did-import-flow',
  'DELETE /api/flows/:id': 'did-delete-flow',
  'PUT /api/flows/:id/draft': 'did-save-draft',
  'POST /api/flows/:id/publish': 'did-publish',
  'POST /api/orders': 'did-create-order',
  'POST /api/orders/:id/events': 'did-send-event',
  'POST /api/orders/:id/data': 'did-set-data',
  'POST /api/orders/:id/resume': 'did-resume',
  'POST /api/channels': 'did-create-channel',
  'PUT /api/channels/:id': 'did-save-channel',
  'DELETE /api/channels/:id': 'did-delete-channel',
  'POST /api/inbox/:id/replay': 'did-replay',
  'POST /api/outbox/:key/redrive': 'did-redrive',
};

/** The text for an act of the audit; those without one are shown by their method and path. */
export function actionKey(action: string): string | undefined {
  return keys[action];
}
