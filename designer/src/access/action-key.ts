const keys: Readonly<Record<string, string>> = {
  'POST /api/session': 'do-sign-in',
  'DELETE /api/session': 'do-sign-out',
  'PUT /api/password-link': 'do-choose-password',
  'PUT /api/password': 'do-change-password',
  'DELETE /api/sessions/:id': 'do-end-session',
  'DELETE /api/sessions': 'do-end-session',
  'POST /api/people': 'do-add-person',
  'PUT /api/people/:id': 'do-change-person',
  'DELETE /api/people/:id': 'do-remove-person',
  'POST /api/people/:id/password-link': 'do-make-link',
  'POST /api/tokens': 'do-make-token',
  'POST /api/tokens/:id/rotate': 'do-rotate-token',
  'DELETE /api/tokens/:id': 'do-revoke-token',
  'POST /api/flows': 'do-create-flow',
  'POST /api/flows/import': 'do-import-flow',
  'DELETE /api/flows/:id': 'do-delete-flow',
  'PUT /api/flows/:id/draft': 'do-save-draft',
  'POST /api/flows/:id/publish': 'do-publish',
  'POST /api/orders': 'do-create-order',
  'POST /api/orders/:id/events': 'do-send-event',
  'POST /api/orders/:id/data': 'do-set-data',
  'POST /api/orders/:id/resume': 'do-resume',
  'POST /api/channels': 'do-create-channel',
  'PUT /api/channels/:id': 'do-save-channel',
  'DELETE /api/channels/:id': 'do-delete-channel',
  'POST /api/inbox/:id/replay': 'do-replay',
  'POST /api/outbox/:key/redrive': 'do-redrive',
};

/** The text for an act of the audit; those without one are shown by their method and path. */
export function actionKey(action: string): string | undefined {
  return keys[action];
}
