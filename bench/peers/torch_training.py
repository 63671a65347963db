"""Tokens a second of a word model in PyTorch: embedding 300, LSTM 300, 10,000 words, batch 20 x 35, plain descent, clipped.

usage: torch_training.py lstm|cell|straight-through THREADS SECONDS

lstm: torch.nn.LSTM. cell: the same cell unrolled, step by step. straight-through: that cell with 2-bit weights and 2-bit hidden
states, rounded to four even levels; gradients pass through. Prints one JSON object.
"""
import json
import sys
import time

import torch
from torch import nn

WORDS, UNITS, BATCH, STEPS = 10_000, 300, 20, 35
RATE, CLIP, WARM_UP = 0.5, 5.0, 3
LEVELS = 3


def even_levels(values, bound):
    """The nearest of four even levels in [-bound, bound]; the gradient is that of the values."""
    step = 2 * bound / LEVELS
    rounded = (torch.round((values.clamp(-bound, bound) + bound) / step) * step - bound)
    return values + (rounded - values).detach()


class Unrolled(nn.Module):
    """An LSTM of one layer, unrolled; quantized or not."""

    def __init__(self, quantized):
        super().__init__()
        bound = UNITS ** -0.5
        self.quantized = quantized
        self.weight_ih = nn.Parameter(torch.empty(4 * UNITS, UNITS).uniform_(-bound, bound))
        self.weight_hh = nn.Parameter(torch.empty(4 * UNITS, UNITS).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.zeros(4 * UNITS))

    def weight(self, values):
        return even_levels(values, values.detach().abs().max()) if self.quantized else values

    def forward(self, inputs, state):
        hidden, cell = state
        recurrent = self.weight(self.weight_hh).t()
        entering = torch.addmm(self.bias, inputs.flatten(0, 1), self.weight(self.weight_ih).t()).view(STEPS, BATCH, -1)
        outputs = []
        for sums in entering:
            i, f, g, o = torch.addmm(sums, hidden, recurrent).chunk(4, 1)
            cell = torch.sigmoid(f) * cell + torch.sigmoid(i) * torch.tanh(g)
            hidden = torch.sigmoid(o) * torch.tanh(cell)
            if self.quantized:
                hidden = even_levels(hidden, 1.0)
            outputs.append(hidden)
        return torch.stack(outputs), (hidden, cell)


class WordModel(nn.Module):
    """Embedding, recurrent layer, logits."""

    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        self.embedding = nn.Embedding(WORDS, UNITS)
        self.layer = nn.LSTM(UNITS, UNITS) if kind == "lstm" else Unrolled(kind == "straight-through")
        self.logits = nn.Linear(UNITS, WORDS)

    def initial(self):
        shape = (1, BATCH, UNITS) if self.kind == "lstm" else (BATCH, UNITS)
        return torch.zeros(shape), torch.zeros(shape)

    def forward(self, tokens, state):
        hidden, state = self.layer(self.embedding(tokens), state)
        hidden = hidden.flatten(0, 1)
        if self.kind != "straight-through":
            return self.logits(hidden), state
        weight = even_levels(self.logits.weight, self.logits.weight.detach().abs().max())
        return torch.addmm(self.logits.bias, hidden, weight.t()), state


def main(kind, threads, seconds):
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    model = WordModel(kind)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    tokens = torch.randint(WORDS, (8, 2, STEPS, BATCH))
    state, updates, start = model.initial(), -WARM_UP, 0.0
    while True:
        if updates == 0:
            start = time.perf_counter()
        inputs, targets = tokens[updates % len(tokens)]
        optimizer.zero_grad(set_to_none=True)
        logits, state = model(inputs, tuple(part.detach() for part in state))
        nn.functional.cross_entropy(logits, targets.flatten()).backward()
        nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        optimizer.step()
        updates += 1
        if updates > 0 and time.perf_counter() - start > seconds:
            break
    elapsed = time.perf_counter() - start
    print(json.dumps({"version": torch.__version__, "tokens_per_second": updates * BATCH * STEPS / elapsed}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
