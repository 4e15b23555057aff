"""Show a renderer of one's own: any callable that makes an artefact of a playbook, a plan and a task."""

from datetime import UTC, datetime

from infoint import Contact, Plan, Playbook, Seeker, Task, agenda, facts, playbooks, words
from infoint.render import Artefact, Renderer, ical


def todo_txt(playbook: Playbook, plan: Plan, task: Task) -> Artefact:
    """Write a line of todo.txt, the plain format of many to-do programs."""
    line = f"{words.title(playbook, plan, task)} due:{task.due:%Y-%m-%d} plan:{plan.id}\n"
    return Artefact(f"{task.step}.todo.txt", "text/plain; charset=utf-8", line.encode())


def main() -> None:
    """Loop over tasks and renderers: nothing is registered."""
    gsbs = playbooks.load("gsbs")
    ana = Seeker(id="s-1", name="Ana Ruiz", zone="America/Chicago")
    kim = Contact(id="c-1", name="Kim Lee", zone="Europe/Berlin")
    plan = Plan("p-1", ana, kim).with_facts(facts.Held(at=datetime(2026, 3, 5, 15, 20, tzinfo=UTC)))
    renderers: tuple[Renderer, ...] = (todo_txt, ical.render)
    for task in agenda(gsbs, [plan], at=datetime(2026, 3, 5, 16, tzinfo=UTC)):
        for render in renderers:
            made = render(gsbs, plan, task)
            print(f"{made.name} ({made.media_type}, {len(made.data)} bytes)")
            if render is todo_txt:
                print(f"  {made.data.decode()}", end="")


if __name__ == "__main__":
    main()
