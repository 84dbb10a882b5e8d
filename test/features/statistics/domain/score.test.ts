import { distributionOn, scoreOf } from '../../../../src/features/statistics/domain/score';

const NPS = { min: 0, max: 10 };

describe('the net promoter score', () => {
  it('of 75 % promoters and 20 % detractors is 55', () => {
    const { figure } = scoreOf('NPS', NPS, [
      { score: 9, count: 75 },
      { score: 7, count: 5 },
      { score: 6, count: 20 },
    ]);
    expect(figure?.value).toBeCloseTo(55, 10);
  });

  it('of 100 answers, half of them promoters and a fifth detractors, is sure to 15.3 points', () => {
    const { figure } = scoreOf('NPS', NPS, [
      { score: 10, count: 50 },
      { score: 8, count: 30 },
      { score: 0, count: 20 },
    ]);
    expect(figure?.value).toBeCloseTo(30, 10);
    expect(figure?.ci95?.margin.toFixed(1)).toBe('15.3');
  });

  it.each([
    [0, -100],
    [6, -100],
    [7, 0],
    [8, 0],
    [9, 100],
    [10, 100],
  ])('of answers %d alone is %d, and sure', (score, value) => {
    expect(scoreOf('NPS', NPS, [{ score, count: 3 }]).figure).toEqual({
      value,
      ci95: { low: value, high: value, margin: 0 },
    });
  });

  it('is not defined on another scale', () => {
    expect(scoreOf('NPS', { min: 1, max: 10 }, [{ score: 9, count: 40 }])).toMatchObject({
      n: 40,
      promoters: null,
      figure: null,
    });
  });
});

describe('the customer effort score', () => {
  it('of one answer has no interval', () => {
    expect(scoreOf('CES', { min: 1, max: 7 }, [{ score: 6, count: 1 }])).toMatchObject({
      easy: 1,
      figure: { value: 6, ci95: null },
    });
  });
});

describe('a distribution', () => {
  it('names every score of the scale, those never given too', () => {
    expect(distributionOn({ min: 1, max: 5 }, [{ score: 2, count: 7 }])).toEqual([0, 7, 0, 0, 0]);
  });

  it('is not shown of a scale of more than 101 scores', () => {
    expect(distributionOn({ min: 0, max: 100 }, [])).toHaveLength(101);
    expect(distributionOn({ min: 0, max: 101 }, [])).toBeNull();
  });
});
