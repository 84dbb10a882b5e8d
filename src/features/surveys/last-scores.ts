import { onceOfObject } from '../../kernel/once';
import type { AskedFields } from '../../platform/graphql/asked-fields';
import type { ScoreRow } from './last-answer.repository';
import type { CustomerScores, SurveyMetric } from './survey.type';

const METRIC_OF: Readonly<Record<keyof CustomerScores, SurveyMetric>> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
};

/** What fields of the scores show. */
export const metricsOf = onceOfObject((fields: AskedFields): readonly SurveyMetric[] =>
  Object.entries(METRIC_OF).flatMap(([field, metric]) => (fields.has(field) ? [metric] : [])),
);

/** One customer's last answers to some metrics. A metric that was not asked for is not shown as one that was not answered. */
export class LastScores implements CustomerScores {
  constructor(
    readonly rows: readonly ScoreRow[],
    private readonly metrics: readonly SurveyMetric[],
  ) {}

  get nps(): ScoreRow | null {
    return this.#last('NPS');
  }

  get csat(): ScoreRow | null {
    return this.#last('CSAT');
  }

  get ces(): ScoreRow | null {
    return this.#last('CES');
  }

  #last(metric: SurveyMetric): ScoreRow | null {
    if (!this.metrics.includes(metric))
      throw new TypeError(`${metric} was not read: no field was found that shows it.`);
    return this.rows.find((row) => row.metric === metric) ?? null;
  }
}
