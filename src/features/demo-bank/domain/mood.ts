import type { Random } from './random';

/**
 * How well a customer thinks of the bank, about −1 to 1. What happens moves it, promises only when they fall due, and with each contact
 * it goes a little back to what it was by nature. Survey scores are drawn from it, so they say what happened.
 */
export class Mood {
  private readonly nature: number;
  private level: number;
  /** What will be felt later: when (UTC milliseconds) and how much. */
  private later: { readonly at: number; readonly change: number }[] = [];

  constructor(random: Random) {
    this.nature = 0.22 + 0.5 * random.bell();
    this.level = this.nature;
  }

  feel(change: number): void {
    this.level = Math.max(-1.2, Math.min(1.2, this.level + change));
  }

  feelLater(at: number, change: number): void {
    this.later.push({ at, change });
  }

  /** The mood at a time not before the last one asked for. */
  at(time: number): number {
    if (this.later.some((event) => event.at <= time)) {
      for (const event of this.later) if (event.at <= time) this.feel(event.change);
      this.later = this.later.filter((event) => event.at > time);
    }
    return this.level;
  }

  /** A contact is over: old anger and old joy fade. */
  settle(): void {
    this.level += (this.nature - this.level) * 0.12;
  }
}
