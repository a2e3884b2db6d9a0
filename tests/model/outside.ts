export type Mood = 'ok' | 'refuses' | 'fails' | 'is-late';

/** The receivers: what they were asked, and what they are in the mood to answer. */
export class Outside {
  mood: Mood = 'ok';
  /** How often each key was asked for. */
  readonly asked = new Map<string, number>();
  happenings = 0;
  private held: { readonly answer: (mood: Mood) => void; readonly cut: () => void }[] = [];
  /** Told of each attempt as it begins. */
  onAsked: (key: string) => void = () => {};

  readonly fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    this.happenings += 1;
    const key = new Headers(init?.headers).get('Idempotency-Key') ?? '';
    this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
    this.onAsked(key);
    if (this.mood !== 'is-late') return answerOf(this.mood);
    const mood = await new Promise<Mood>((resolve, reject) => {
      this.held.push({ answer: resolve, cut: () => reject(new Error('the connection was reset')) });
    });
    this.happenings += 1;
    return answerOf(mood);
  };

  /** Those who were kept waiting get their answer. */
  release(mood: Mood): void {
    for (const { answer } of this.held.splice(0)) answer(mood);
  }

  /** Whoever asked is gone. */
  cut(): void {
    for (const { cut } of this.held.splice(0)) cut();
  }
}

function answerOf(mood: Mood): Response {
  if (mood === 'refuses') return new Response('no', { status: 404 });
  if (mood === 'fails') return new Response('not now', { status: 503 });
  return Response.json({ quoted: 7 });
}
