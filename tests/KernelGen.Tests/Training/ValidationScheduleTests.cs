using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

public class ValidationScheduleTests
{
    [Fact]
    public void Rate_IsDivided_WhenValidationIsNotBetter_UntilItFallsBelowTheMinimum()
    {
        ValidationSchedule schedule = new(20, 4, minimum: 1);
        Assert.True(schedule.Observe(200));
        Assert.Equal(20, schedule.LearningRate);
        Assert.False(schedule.Observe(201));
        Assert.Equal(5, schedule.LearningRate);
        Assert.False(schedule.Observe(double.NaN));
        Assert.Equal(1.25f, schedule.LearningRate);
        Assert.False(schedule.IsFinished);
        Assert.False(schedule.Observe(200));
        Assert.True(schedule.IsFinished);
        Assert.Equal(200, schedule.Best);
    }

    [Fact]
    public void Restore_ContinuesWhereItStood()
    {
        ValidationSchedule schedule = new(20, 4);
        schedule.Restore(5, 100);
        Assert.False(schedule.Observe(150));
        Assert.Equal(1.25f, schedule.LearningRate);
    }
}
