import { about, cross, dot, frameOf, IDENTITY, limited, type Matrix, minus, plus, product, type Quaternion, quaternionOf, rotate, sizeOf, swingAndTwist, type Triple, times, transposed, turned, unit } from './rotations.ts'; // biome-ignore format: one line
import type { Skeleton } from './skeleton.ts';

/** As `blender-addon/s2mgen/skeleton/arm.py` and `limb.py`. Forearms and wrists turn this far from rest, radians. */
const MOST_TWIST = 1.6;
const MOST_WRIST = 1.1;
/** Collar bone and shoulder rise with the arm, together by this much when it points up. */
const SHRUG = 0.55;
/** How much the pole decides about the hinge of an arm that is nearly straight. */
const STRAIGHT = 0.08;
const REST_POLE: Triple = [0, -0.1, -1];
/** From the wrist to the tips of relaxed fingers, in lengths of the palm. */
const FINGERTIPS = 1.75;

export type Side = 'L' | 'R';

/** One arm of a posed body that can be moved. Decimetres; directions in the axes of the posed body. */
export class Arm {
  readonly side: Side;
  readonly chest: Matrix;
  readonly lengths: readonly [number, number];
  readonly palmLength: number;
  /** At rest: where fingers and palm point. */
  readonly fingers: Triple;
  readonly palm: Triple;
  isMoved = false;
  upper: Triple;
  lower: Triple;
  pole: Triple;
  hand: Matrix;
  shoulder: Triple;
  readonly #rest: {
    readonly upper: Triple;
    readonly lower: Triple;
    readonly collar: Triple;
    readonly toShoulder: Triple;
    readonly toArm: Triple;
  };

  constructor(side: Side, skeleton: Skeleton) {
    const rest = (name: string) => skeleton.rest(`${name}.${side}`);
    const at = (name: string) => skeleton.joint(`${name}.${side}`);
    const outwards = side === 'L' ? 1 : -1;
    this.side = side;
    this.chest = skeleton.rotation('spine01');
    this.fingers = unit(minus(rest('finger3-1'), rest('wrist')));
    this.palm = times(unit(cross(this.fingers, minus(rest('finger2-1'), rest('finger5-1')))), outwards);
    this.palmLength = sizeOf(minus(rest('finger3-1'), rest('wrist')));
    this.#rest = {
      upper: unit(minus(rest('lowerarm01'), rest('upperarm01'))),
      lower: unit(minus(rest('wrist'), rest('lowerarm01'))),
      collar: at('clavicle'),
      toShoulder: minus(rest('shoulder01'), rest('clavicle')),
      toArm: minus(rest('upperarm01'), rest('shoulder01')),
    };
    this.shoulder = at('upperarm01');
    const [upper, lower] = [minus(at('lowerarm01'), this.shoulder), minus(at('wrist'), at('lowerarm01'))];
    this.lengths = [sizeOf(upper), sizeOf(lower)];
    this.upper = unit(upper);
    this.lower = unit(lower);
    this.pole = unit(plus(minus(this.upper, this.lower), rotate(skeleton.rotation(`lowerarm01.${side}`), REST_POLE), 0.1));
    this.hand = skeleton.rotation(`wrist.${side}`);
  }

  get elbow(): Triple {
    return plus(this.shoulder, this.upper, this.lengths[0]);
  }

  get wrist(): Triple {
    return plus(this.elbow, this.lower, this.lengths[1]);
  }

  get fingertips(): Triple {
    return plus(this.wrist, rotate(this.hand, this.fingers), this.palmLength * FINGERTIPS);
  }

  /** Global rotation of a hand whose fingers and palm point so; fingers count first. */
  handRotation(fingers: Triple, palm: Triple): Matrix {
    return turned(frameOf(this.fingers, this.palm), frameOf(fingers, palm));
  }

  /** Brings the wrist to a point, as near as the arm reaches, the elbow in direction `pole`. The shoulder gives way. */
  move(wrist: Triple, pole: Triple, hand?: Matrix): void {
    const before = product(transposed(this.#rotations()[1]), this.hand);
    this.pole = unit(pole);
    for (let round = 0; round < 3; round++) {
      this.#reach(minus(wrist, this.shoulder));
      if (round < 2) this.shoulder = this.#raisedShoulder();
    }
    this.isMoved = true;
    this.hand = hand ?? product(this.#rotations()[1], before);
  }

  /** Quaternions of the arm's bones about the axes of the rest pose. */
  turns(): Record<string, Quaternion> {
    const half = this.#halfShrug();
    const [upper, lower] = this.#rotations();
    const raised = product(this.chest, product(half, half));
    const { swing, twist } = swingAndTwist(product(transposed(raised), upper), this.#rest.upper);
    const halfTwist = about(this.#rest.upper, twist / 2);
    const along = this.#rest.lower;
    const wrist = swingAndTwist(product(transposed(lower), this.hand), along);
    const turn = Math.max(-MOST_TWIST, Math.min(MOST_TWIST, wrist.twist));
    const forearm = about(along, 0.6 * turn);
    const rest = product(limited(wrist.swing, MOST_WRIST), about(along, turn));
    const rotations: Record<string, Matrix> = {
      clavicle: half,
      shoulder01: half,
      upperarm01: product(swing, halfTwist),
      upperarm02: halfTwist,
      lowerarm01: product(transposed(upper), lower),
      lowerarm02: forearm,
      wrist: product(transposed(forearm), rest),
    };
    return Object.fromEntries(Object.entries(rotations).map(([name, rotation]) => [`${name}.${this.side}`, quaternionOf(rotation)]));
  }

  /** Two bones of these lengths to a target, the middle joint towards the pole; too near a target is kept at 150° of bend. */
  #reach(target: Triple): void {
    const [first, second] = this.lengths;
    const along = sizeOf(target) > 1e-6 ? unit(target) : unit(times(this.pole, -1));
    const sharpest = Math.sqrt(first ** 2 + second ** 2 - 2 * first * second * Math.cos(Math.PI / 6));
    const distance = Math.max(sharpest, Math.min(sizeOf(target), 0.999 * (first + second)));
    const cosine = (first ** 2 + distance ** 2 - second ** 2) / (2 * first * distance);
    const beside = plus(this.pole, along, -dot(along, this.pole));
    const outwards = dot(beside, beside) > 1e-9 ? unit(beside) : unit(cross(along, [0, 0.3, 1]));
    const angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
    this.upper = plus(times(along, Math.cos(angle)), outwards, Math.sin(angle));
    this.lower = unit(minus(times(along, distance), times(this.upper, first)));
  }

  #rotations(): readonly [Matrix, Matrix] {
    const rest = hinge(this.#rest.upper, this.#rest.lower, REST_POLE);
    const wanted = hinge(this.upper, this.lower, this.pole);
    return [
      turned(frameOf(this.#rest.upper, rest), frameOf(this.upper, wanted)),
      turned(frameOf(this.#rest.lower, rest), frameOf(this.lower, wanted)),
    ];
  }

  #halfShrug(): Matrix {
    const rise = Math.max(0, Math.min(1, (rotate(transposed(this.chest), this.upper)[1] + 0.2) / 1.2));
    const angle = (this.side === 'L' ? 1 : -1) * SHRUG * rise ** 1.5;
    return Math.abs(angle) < 1e-9 ? IDENTITY : about([0, 0, 1], angle / 2);
  }

  #raisedShoulder(): Triple {
    const half = this.#halfShrug();
    const { collar, toShoulder, toArm } = this.#rest;
    return plus(collar, rotate(product(this.chest, half), plus(toShoulder, rotate(half, toArm))));
  }
}

function hinge(upper: Triple, lower: Triple, pole: Triple): Triple {
  return plus(cross(unit(upper), unit(lower)), cross(unit(upper), pole), -STRAIGHT);
}
